"""The coding workbench: Streamlit pages that call `qualcode.project.Project`. How it hangs together: README.md."""
