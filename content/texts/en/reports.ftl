# Words of reports and sheets.
report-uncontrolled = Uncontrolled when printed
