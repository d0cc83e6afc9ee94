"""PDF files are read in a process of their own (`asking`, and in there `__main__`), by what they say to each other (`wire`).

pdfium is written in C++ and reads what anybody may have made. A file that makes it break off, go on for ever or fill the memory ends that
process, and is the only one that is not read.
"""
