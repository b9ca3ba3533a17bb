@echo off
rem Starts TT Lab through its PowerShell twin, which looks for a suitable JDK.
powershell -NoProfile -ExecutionPolicy Bypass -File "%~dp0ttlab.ps1" %*
exit /b %ERRORLEVEL%
