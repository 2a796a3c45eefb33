"""What is asked for by address instead of by event: files, feeds, sign-in, previews."""
