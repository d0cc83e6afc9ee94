"""What goes out: workbook, HTML, JSON, and the pictures in them."""
