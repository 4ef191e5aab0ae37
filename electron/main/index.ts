import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app, dialog, ipcMain, Menu, type MessageBoxOptions, protocol, session, utilityProcess } from 'electron';
import { fileLog } from '../doors/file-log.ts';
import { engineEnvironment, engineFlags } from '../engine/process-flags.ts';
import { showHealth, showHelp, showKeys } from '../preload/channels.ts';
import { decoderWindows, decodeStarter, peoplesWindows } from './decoder-window.ts';
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

const rooms = { health: showHealth, help: showHelp, keys: showKeys };

const paths = appPaths(import.meta.dirname, process.env);
try {
  mkdirSync(paths.own, { recursive: true }); // Electron takes only a folder that is there
  app.setPath('userData', paths.own);
} catch {
  // on a disk that takes nothing the window forgets how it stood, and the engine says what is wrong
}
const log = fileLog(join(paths.own, 'log'), 'main');
// Electron would show such an error to the person; main has nothing that could be lost by going on
process.on('uncaughtException', (error) => log('error', 'unforeseen', { error: error.stack ?? String(error) }));
app.on('child-process-gone', (_event, details) => log('warn', 'process-gone', { ...details }));
app.on('render-process-gone', (_event, _contents, details) => log('warn', 'page-gone', { ...details }));
app.setAppUserModelId('id.bahan.desktop');

if (app.requestSingleInstanceLock()) run();
else app.quit();

function run(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ]);
  app.enableSandbox();
  guardApp(app);

  const decoder = decoderWindows(paths.decoder, log);
  const engine = new EngineProcess({
    library: paths.library,
    fork: () =>
      utilityProcess.fork(paths.engine, [], {
        serviceName: 'Bahan engine',
        stdio: 'inherit',
        // these become switches of Chromium's, and V8 hears of its flags only through this one
        execArgv: [`--js-flags=${engineFlags.join(' ')}`],
        env: { ...engineEnvironment, ...process.env },
      }),
    startWorker: workerStarter(paths),
    startDecode: decodeStarter(decoder),
    onOpened: () => ports.introduceAll(),
    onRefused: (error) => {
      log('error', 'engine-refused', { ...error });
      void trouble((words) => refusedDialog(error, paths.library, words));
    },
    onGivenUp: () => void trouble(givenUpDialog),
  });
  const ports = new WindowPorts(engine, ipcMain);
  registerNative(ipcMain, { engine, icon: paths.icon });

  const words = () => wordsOf(languageOf(app.getPreferredSystemLanguages()));

  async function trouble(dialogIn: (words: Words) => MessageBoxOptions): Promise<void> {
    const options = dialogIn(words());
    const [window] = peoplesWindows();
    const { response } = await (window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options));
    const chosen = options.buttons?.[response];
    if (chosen === words()('start.retry')) engine.start();
    else if (chosen === words()('start.repair')) engine.start(true);
    else app.quit();
  }

  const open = () => {
    // the hidden windows are none that would keep the program open
    openWindow(paths).once('closed', () => {
      if (peoplesWindows().length === 0) void decoder.rest();
    });
  };

  app.on('second-instance', () => {
    const [window] = peoplesWindows();
    if (window) showWindow(window);
    else open();
  });
  app.on('activate', () => {
    if (peoplesWindows().length === 0) open();
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });

  app.on('before-quit', () => void decoder.close());
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
          openWindow: open,
          show: (room) => {
            const windows = peoplesWindows();
            const window = windows.find((one) => one.isFocused()) ?? windows[0];
            window?.webContents.send(rooms[room]);
          },
        }),
      ),
    );
    open();
  });
}
