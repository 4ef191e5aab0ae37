/** One thing that failed: where it stands, and the first lines of what it said. */
export interface Failure {
  readonly where: string;
  readonly why: string;
}

/** What Vitest's JSON reporter writes, as far as it is needed here. */
export interface VitestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message?: string;
    readonly assertionResults: readonly {
      readonly ancestorTitles: readonly string[];
      readonly title: string;
      readonly status: string;
      readonly failureMessages?: readonly string[] | null;
    }[];
  }[];
}

interface PlaywrightSuite {
  readonly title: string;
  readonly file?: string;
  readonly specs?: readonly {
    readonly title: string;
    readonly tests: readonly {
      readonly status: string;
      readonly results: readonly { readonly errors?: readonly { readonly message?: string }[] }[];
    }[];
  }[];
  readonly suites?: readonly PlaywrightSuite[];
}

/** What Playwright's JSON reporter writes, as far as it is needed here. */
export interface PlaywrightReport {
  readonly suites: readonly PlaywrightSuite[];
  readonly errors?: readonly { readonly message?: string }[];
}

/** Failed tests of a run of Vitest, and files of which no test could tell; `house`: the folder that paths are told from. */
export function ofVitest(report: VitestReport, house: string): Failure[] {
  return report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = name.startsWith(house) ? name.slice(house.length).replace(/^[/\\]/, '') : name;
    const failed = assertionResults.filter((one) => one.status === 'failed');
    if (status === 'failed' && failed.length === 0) return [{ where: file, why: beginning(message) }];
    return failed.map(({ ancestorTitles, title, failureMessages }) => ({
      where: [file, ...ancestorTitles.filter(Boolean), title].join(' › '),
      why: beginning(failureMessages?.[0]),
    }));
  });
}

/** Failed tests of a run of Playwright, and what went wrong outside of every test. */
export function ofPlaywright(report: PlaywrightReport): Failure[] {
  const ofSuite = (suite: PlaywrightSuite, above: readonly string[]): Failure[] => {
    const path = suite.title ? [...above, suite.title] : above;
    const own = (suite.specs ?? []).flatMap(({ title, tests }) =>
      tests
        .filter((one) => one.status === 'unexpected')
        .map(({ results }) => ({
          where: [...path, title].join(' › '),
          why: beginning(results.at(-1)?.errors?.[0]?.message),
        })),
    );
    return [...own, ...(suite.suites ?? []).flatMap((one) => ofSuite(one, path))];
  };
  const outside = (report.errors ?? []).map(({ message }) => ({
    where: 'outside of every test',
    why: beginning(message),
  }));
  return [...report.suites.flatMap((suite) => ofSuite(suite, [])), ...outside];
}

/** Lines of a checker's output that name a place in a file and what is wrong there. */
export function ofLines(output: string): Failure[] {
  return plain(output)
    .split('\n')
    .flatMap((line) => {
      const typed = /^(\S+)(?::| -) (error TS.+)$/.exec(line);
      const linted = /^(\S+) (\S+)(?: +FIXABLE)? +━+$/.exec(line);
      const [, where, why] = typed ?? linted ?? [];
      return where && why ? [{ where, why }] : [];
    });
}

/** Escape sequences of terminals, which reports carry along. */
const escapes = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');
const plain = (text: string): string => text.replace(escapes, '');

/** So many lines and letters say enough of a failure to begin with. */
const most = { lines: 14, letters: 900 };

/** What is said before the places in the code begin. */
function beginning(message: string | undefined | null): string {
  const lines = plain(message ?? '')
    .split('\n')
    .filter((line) => line.trim());
  const place = lines.findIndex((line, at) => at > 0 && /^\s+at /.test(line));
  const said = lines.slice(0, Math.min(most.lines, place < 0 ? most.lines : place));
  return said.join('\n').trim().slice(0, most.letters) || 'it did not say why';
}
