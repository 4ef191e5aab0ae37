import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { autostartEntry, startedProgram } from '../../../electron/main/at-login.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'bahan-login-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const usual = () => join(home, '.config', 'autostart', 'bahan.desktop');
const entry = (program = ['/opt/Bahan/bahan']) => autostartEntry({ HOME: home }, program);

describe('starting with the computer, on Linux', () => {
  test('is nothing before somebody asks for it, an entry then, and nothing again', () => {
    expect([entry().isOn(), existsSync(join(home, '.config'))]).toEqual([false, false]);
    entry().set(true);
    expect(entry().isOn()).toBe(true);
    const text = readFileSync(usual(), 'utf8');
    expect(text).toMatch(/^\[Desktop Entry\]\nType=Application\n/);
    expect(text).toContain('\nExec="/opt/Bahan/bahan" "--started-at-login"\n');
    entry().set(false);
    expect([entry().isOn(), readdirSync(join(home, '.config', 'autostart'))]).toEqual([false, []]);
    entry().set(false);
  });

  test('lies where the person keeps settings, and a path that is not whole is not followed', () => {
    const config = join(home, 'elsewhere');
    autostartEntry({ HOME: home, XDG_CONFIG_HOME: config }, ['bahan']).set(true);
    expect(readdirSync(join(config, 'autostart'))).toEqual(['bahan.desktop']);
    expect(existsSync(usual())).toBe(false);
    autostartEntry({ HOME: home, XDG_CONFIG_HOME: 'elsewhere' }, ['bahan']).set(true);
    expect(existsSync(usual())).toBe(true);
  });

  test.each(['Hidden=true', 'X-GNOME-Autostart-enabled=false'])('is off once the desktop says %s', (line) => {
    entry().set(true);
    writeFileSync(usual(), `${readFileSync(usual(), 'utf8')}${line}\n`);
    expect(entry().isOn()).toBe(false);
    entry().set(true);
    expect(entry().isOn()).toBe(true);
  });

  test('is said to be off where nothing can be written', () => {
    mkdirSync(join(home, '.config'));
    writeFileSync(join(home, '.config', 'autostart'), 'a file in the place of the folder');
    entry().set(true);
    expect(entry().isOn()).toBe(false);
  });

  test('finds the program also by an odd path', () => {
    entry(['/home/ibu "Sri"/50% $HOME/a\\b/Bahan']).set(true);
    const exec = /^Exec="(.*)" "--started-at-login"$/m.exec(readFileSync(usual(), 'utf8'))?.[1] ?? '';
    // as the specification reads it: the value, then the words, then the field codes
    const read = exec
      .replaceAll('\\\\', '\\')
      .replace(/\\(["`$\\])/g, '$1')
      .replaceAll('%%', '%');
    expect(read).toBe('/home/ibu "Sri"/50% $HOME/a\\b/Bahan');
  });

  test('starts an AppImage by its own file, since it is unpacked elsewhere each time', () => {
    expect(startedProgram({ APPIMAGE: '/home/humas/Bahan.AppImage' }, [])).toEqual(['/home/humas/Bahan.AppImage']);
    expect(startedProgram({}, ['electron', '.'])).toEqual([process.execPath]);
  });
});
