"""Files come in: which are meant, what each is, read and stored one by one."""
