"""What the reading pane shows and does, without a screen: plain data in and out, tested without a browser."""
