import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  app,
  dialog,
  ipcMain,
  Menu,
  type MessageBoxOptions,
  nativeTheme,
  protocol,
  session,
  utilityProcess,
} from 'electron';
import type { PageCommand } from '../../shared/api/desktop.ts';
import { fileLog } from '../doors/file-log.ts';
import { formOf } from '../doors/updates/package.ts';
import { policyFile } from '../doors/updates/policy.ts';
import { engineEnvironment, engineFlags } from '../engine/process-flags.ts';
import { versionOfProgram } from '../engine/program-version.ts';
import { followAccent } from './accent.ts';
import { Accidents } from './accidents.ts';
import { autostartEntry, loginItem, startedProgram } from './at-login.ts';
import { decoderWindows, decodeStarter, peoplesWindows } from './decoder-window.ts';
import { DesktopShell } from './desktop-shell.ts';
import { EngineProcess } from './engine-process.ts';
import { giveFieldMenu } from './field-menu.ts';
import { guardApp, guardSession } from './guards.ts';
import { languageOf, type Words, wordsOf } from './language.ts';
import { followLinks } from './links.ts';
import { menuTemplate } from './menu.ts';
import { registerNative } from './native.ts';
import { PageCommands } from './page-commands.ts';
import { hearLook } from './page-look.ts';
import { appPaths } from './paths.ts';
import { appHandler, remoteMedia } from './protocol.ts';
import { scheme } from './sender.ts';
import { givenUpDialog, refusedDialog } from './start-trouble.ts';
import { dockTemplate, taskBarTasks, wantedBy } from './starts.ts';
import { updateKey } from './update-key.ts';
import { Updates } from './updates.ts';
import { openWindow, showWindow, windowInFront } from './window.ts';
import { WindowPorts } from './window-port.ts';
import { Wishes } from './wishes.ts';
import { workerStarter } from './worker-process.ts';

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
const accidents = new Accidents(paths.accidents);
app.on('child-process-gone', (_event, details) => {
  log('warn', 'process-gone', { ...details });
  if (details.type === 'GPU' && details.reason !== 'clean-exit') accidents.note('graphics', details.reason);
});
app.on('render-process-gone', (_event, contents, details) => {
  log('warn', 'page-gone', { ...details });
  // of a hidden window nobody has seen anything
  const isSeen = peoplesWindows().some(({ webContents }) => webContents === contents);
  if (isSeen && details.reason !== 'clean-exit') accidents.note('page', details.reason);
});
// Chromium itself begins to draw without them only until it is closed
if (accidents.isDrawingUnsure) app.disableHardwareAcceleration();
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
    onOpened: () => {
      ports.introduceAll();
      shell.opened();
    },
    onNews: (news) => shell.hear(news),
    onRefused: (error) => {
      log('error', 'engine-refused', { ...error });
      void trouble((words) => refusedDialog(error, paths.library, words));
    },
    onAccident: (code) => accidents.note('engine', `exit ${code}`),
    onGivenUp: () => void trouble(givenUpDialog),
  });
  const ports = new WindowPorts(engine, ipcMain);
  const commands = new PageCommands(ipcMain);
  const atLogin =
    process.platform === 'linux'
      ? autostartEntry(process.env, startedProgram(process.env, process.argv))
      : loginItem(app);
  const wishes = new Wishes(paths.wishes, atLogin);

  const ofSystem = () => languageOf(app.getPreferredSystemLanguages());
  const words = () => wordsOf(wishes.look?.language ?? ofSystem());
  hearLook(ipcMain, (look) => {
    if (wishes.keepLook(look)) dress();
  });

  const updates = new Updates({
    // a fact about this computer and not about a library
    settings: join(dirname(paths.own), 'updates.json'),
    policy: policyFile(process.platform, process.env),
    keep: join(paths.own, 'updates'),
    key: updateKey,
    computer: {
      version: versionOfProgram(),
      platform: process.platform,
      arch: process.arch,
      form: formOf(process.platform, process.env),
    },
    portable: process.env.PORTABLE_EXECUTABLE_FILE !== undefined,
    words,
    log,
  });
  registerNative(ipcMain, { engine, icon: paths.icon, accidents, wishes, updates, onWish: () => shell.wished() });

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
    const window = openWindow(paths, ofSystem());
    giveFieldMenu(window.webContents, words);
    // the hidden windows are none that would keep the program open
    window.once('closed', () => {
      if (peoplesWindows().length === 0) void decoder.rest();
    });
    return window;
  };

  /** Tells the window in front, which a Mac may have none of. */
  const tellFront = (command: PageCommand) => commands.tell(windowInFront() ?? open(), command);

  /** Brings the window in front before the person, or opens one, and tells it. */
  const show = (command?: PageCommand) => {
    const window = windowInFront();
    if (window) showWindow(window);
    const shown = window ?? open();
    if (command) commands.tell(shown, command);
  };
  followLinks(app, (id) => show({ kind: 'asset', id }));
  const shell = new DesktopShell({ engine, wishes, icon: paths.icon, platform: process.platform, words, show });

  /** What stands around the windows, in the language and the light of the page. */
  const dress = () => {
    nativeTheme.themeSource = wishes.look?.theme ?? 'system';
    const menu = menuTemplate({
      platform: process.platform,
      words: words(),
      developer: !app.isPackaged,
      openWindow: open,
      act: (act) => tellFront({ kind: 'act', act }),
      showUpdates: () => void updates.show(),
    });
    Menu.setApplicationMenu(Menu.buildFromTemplate(menu));
    shell.wished();
    if (process.platform === 'win32') app.setUserTasks(taskBarTasks(process.execPath, words()));
    const fromDock = { open, intake: () => show({ kind: 'act', act: 'intake' }) };
    app.dock?.setMenu(Menu.buildFromTemplate(dockTemplate(words(), fromDock)));
  };

  app.on('second-instance', (_event, argv) => {
    const { opens, command } = wantedBy(argv);
    if (opens) open();
    else show(command);
  });
  app.on('activate', () => {
    if (peoplesWindows().length === 0) open();
  });
  app.on('window-all-closed', () => {
    if (!shell.stays() && process.platform !== 'darwin') app.quit();
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
    dress();
    shell.start();
    followAccent(process.platform, (colour) => {
      for (const window of peoplesWindows()) commands.tell(window, { kind: 'accent', colour });
    });
    const { command } = wantedBy(process.argv);
    if (command) show(command);
    // a link may have opened one already
    if (peoplesWindows().length === 0 && !wishes.startsQuietly(process.argv)) open();
    updates.start();
  });
}
