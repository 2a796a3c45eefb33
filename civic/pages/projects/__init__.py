"""The pages of projects and of what people contribute to them."""
