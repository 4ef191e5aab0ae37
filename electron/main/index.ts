import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  type MessageBoxOptions,
  protocol,
  session,
  utilityProcess,
} from 'electron';
import { EngineProcess } from './engine-process.ts';
import { guardApp, guardSession } from './guards.ts';
import { languageOf, type Words, wordsOf } from './language.ts';
import { menuTemplate } from './menu.ts';
import { registerNative } from './native.ts';
import { appPaths } from './paths.ts';
import { appHandler, remoteMedia } from './protocol.ts';
import { scheme } from './sender.ts';
import { givenUpDialog, refusedDialog } from './start-trouble.ts';
import { openWindow, showWindow } from './window.ts';
import { WindowPorts } from './window-port.ts';
import { workerStarter } from './worker-process.ts';

const paths = appPaths(import.meta.dirname, process.env);
app.setPath('userData', paths.own);
app.setAppUserModelId('id.bahan.desktop');

if (app.requestSingleInstanceLock()) run();
else app.quit();

function run(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ]);
  app.enableSandbox();
  guardApp(app);

  const engine = new EngineProcess({
    library: paths.library,
    fork: () => utilityProcess.fork(paths.engine, [], { serviceName: 'Bahan engine', stdio: 'inherit' }),
    startWorker: workerStarter(paths),
    onOpened: () => ports.introduceAll(),
    onRefused: (error) => void trouble((words) => refusedDialog(error, paths.library, words)),
    onGivenUp: () => void trouble(givenUpDialog),
  });
  const ports = new WindowPorts(engine, ipcMain);
  registerNative(ipcMain, { engine, icon: paths.icon });

  const words = () => wordsOf(languageOf(app.getPreferredSystemLanguages()));

  async function trouble(dialogIn: (words: Words) => MessageBoxOptions): Promise<void> {
    const options = dialogIn(words());
    const [window] = BrowserWindow.getAllWindows();
    const { response } = await (window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options));
    if (response === 0) engine.start();
    else app.quit();
  }

  app.on('second-instance', () => {
    const [window] = BrowserWindow.getAllWindows();
    if (window) showWindow(window);
    else openWindow(paths);
  });
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) openWindow(paths);
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });

  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void engine.stop().finally(() => {
      closed = true;
      app.quit();
    });
  });

  void app.whenReady().then(() => {
    guardSession(session.defaultSession);
    protocol.handle(scheme, appHandler(paths.renderer, remoteMedia(engine)));
    engine.start();
    Menu.setApplicationMenu(
      Menu.buildFromTemplate(
        menuTemplate({
          platform: process.platform,
          words: words(),
          developer: !app.isPackaged,
          openWindow: () => openWindow(paths),
        }),
      ),
    );
    openWindow(paths);
  });
}
