; Links of Bahan's own (bahan://asset/<id>), told to Windows for the person who installs, and taken back by removing Bahan.
; What stands after `--` is never read as a switch, whatever a link holds.

!macro customInstall
  WriteRegStr SHELL_CONTEXT "Software\Classes\bahan" "" "URL:Bahan"
  WriteRegStr SHELL_CONTEXT "Software\Classes\bahan" "URL Protocol" ""
  WriteRegStr SHELL_CONTEXT "Software\Classes\bahan\DefaultIcon" "" "$INSTDIR\${APP_EXECUTABLE_FILENAME},0"
  WriteRegStr SHELL_CONTEXT "Software\Classes\bahan\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" -- "%1"'
!macroend

!macro customUnInstall
  ${ifNot} ${isUpdated}
    DeleteRegKey SHELL_CONTEXT "Software\Classes\bahan"
  ${endIf}
!macroend
