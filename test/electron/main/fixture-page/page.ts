import type { Connection } from '../../../../renderer/connect/connection.ts';
import { connectDesktop } from '../../../../renderer/connect/desktop.ts';

/** The smallest page: it connects as the real one does, and lays its connection out for the test. */
declare global {
  interface Window {
    connection?: Connection;
    refusals: string[];
  }
}

window.refusals = [];
document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
  window.refusals.push(effectiveDirective);
});
if (window.bahanDesktop) {
  void connectDesktop(window, window.bahanDesktop).then((connection) => {
    window.connection = connection;
  });
}
