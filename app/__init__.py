"""The coding workbench: Streamlit pages that call `qualcode.project.Project`; README.md tells how."""
