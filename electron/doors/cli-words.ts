import { BahanError, type ErrorCode, type ErrorDetails } from '../../shared/errors.ts';
import * as cli from '../../shared/i18n/cli.ts';
import * as common from '../../shared/i18n/common.ts';
import * as errors from '../../shared/i18n/errors.ts';
import { type Language, type MessageKey, type MessageValues, translate } from '../../shared/i18n/format.ts';
import * as proposals from '../../shared/i18n/proposals.ts';
import * as search from '../../shared/i18n/search.ts';

/** The words of one language, as far as a terminal needs them. */
export interface Words {
  readonly language: Language;
  say(key: MessageKey, values?: MessageValues): string;
  /** A sentence about an error, with what to do where there is something. */
  error(code: ErrorCode, details?: ErrorDetails): string;
}

const written: Record<Language, Readonly<Record<string, string>>> = {
  id: { ...common.id, ...errors.id, ...cli.id, ...proposals.id, ...search.id },
  en: { ...common.en, ...errors.en, ...cli.en, ...proposals.en, ...search.en },
};

export function openWords(language: Language): Words {
  const messages = written[language];
  const say = (key: string, values: MessageValues = {}) => translate(messages, language, key as MessageKey, values);
  return {
    language,
    say,
    error(code, details = {}) {
      const what = messages[`error.${code}`] === undefined ? code : say(`error.${code}`, details);
      const todo = messages[`error.${code}.do`];
      return todo ? `${what} ${say(`error.${code}.do`, details)}` : what;
    },
  };
}

/** The language of the person: what was asked for, else what the system speaks, else English. */
export function chooseLanguage(
  asked: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): Language {
  if (asked === 'id' || asked === 'en') return asked;
  const { LC_ALL, LC_MESSAGES, LANG } = environment;
  const locale = LC_ALL || LC_MESSAGES || LANG || Intl.DateTimeFormat().resolvedOptions().locale;
  return /^(id|in)([-_.@]|$)/i.test(locale) ? 'id' : 'en';
}

/** An error of Bahan's own, also when it came back over a wire as data; undefined for any other. */
export function asBahanError(error: unknown): BahanError | undefined {
  if (error instanceof BahanError) return error;
  const { code, data } = (error ?? {}) as { code?: unknown; data?: { code?: ErrorCode; details?: ErrorDetails } };
  if (code === 'BAHAN' && data?.code) return new BahanError(data.code, data.details ?? {}, { cause: error });
  return undefined;
}
