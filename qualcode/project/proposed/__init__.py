"""What machines propose for this project, kept, and laid over what people decided since."""
