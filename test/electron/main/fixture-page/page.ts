import type { Connection } from '../../../../renderer/connect/connection.ts';
import { connectDesktop, hearCommands } from '../../../../renderer/connect/desktop.ts';
import type { PageCommand } from '../../../../shared/api/desktop.ts';

/** The smallest page: it connects as the real one does, and lays its connection out for the test. */
declare global {
  interface Window {
    connection?: Connection;
    refusals: string[];
    /** What came from outside of the page. */
    commands: PageCommand[];
  }
}

window.refusals = [];
document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
  window.refusals.push(effectiveDirective);
});
window.commands = [];
hearCommands(window, (command) => window.commands.push(command));
if (window.bahanDesktop) {
  window.bahanDesktop.listens();
  void connectDesktop(window, window.bahanDesktop).then((connection) => {
    window.connection = connection;
  });
}
