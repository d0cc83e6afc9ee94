"""What the page Overeenstemming shows: who coded what, how far coders agree, and what was decided."""
