"""What a person writes is kept until it is sent."""
