import { MousePointerClick, PencilLine, Share, TriangleAlert } from 'lucide-react';
import { useMemo } from 'react';
import { useLibraryInfo } from '../../data/engine.tsx';
import { Button } from '../../elements/button.tsx';
import { EmptyState } from '../../elements/empty-state.tsx';
import { Skeleton, useLate } from '../../elements/skeleton.tsx';
import { startDoing } from '../../state/doing.ts';
import { useFormats, useT } from '../../state/language.tsx';
import { useSelection } from '../../state/selection.ts';
import { openExport } from '../export/exporting.ts';
import { SubjectMarks } from '../marks/subject-marks.tsx';
import { PublishedPart } from '../published/published-part.tsx';
import { RightsPart } from '../rights/rights-part.tsx';
import { FoundIn } from '../search/found-in.tsx';
import { Tip } from '../tips/tip.tsx';
import { DateRow } from './date-row.tsx';
import { Facts, Files } from './facts.tsx';
import { Guesses } from './guesses.tsx';
import { Head } from './head.tsx';
import { History } from './history.tsx';
import { canBeRead, MachineWords } from './machine-words.tsx';
import { Passages } from './passages.tsx';
import { Section } from './section.tsx';
import { Stack } from './stack.tsx';
import { useSubject } from './subject.ts';
import { TagRow } from './tag-row.tsx';
import { TextRow } from './text-row.tsx';
import { Versions } from './versions.tsx';
import './inspector.css';
import './guess.css';
import './guesses.css';
import './facts.css';
import './versions.css';

/** What is known about the chosen assets, and where it is said. */
export function Inspector() {
  const { ids } = useSelection();
  return <InspectorOf ids={useMemo(() => [...ids], [ids])} />;
}

/** The same for given assets, whatever is chosen. */
export function InspectorOf({ ids }: { readonly ids: readonly string[] }) {
  return ids.length === 0 ? <Nothing /> : <Described ids={ids} />;
}

function Described({ ids }: { readonly ids: readonly string[] }) {
  const t = useT();
  const formats = useFormats();
  const subject = useSubject(ids);
  const isLate = useLate(subject.isPending);
  const { whole, key } = subject;
  const isMany = ids.length > 1;
  return (
    <div className="inspector">
      <div className="inspector__scroll">
        <h2 className={isMany ? 'inspector__count' : 'hidden-words'}>
          {isMany ? t('inspector.chosen', { count: ids.length }) : t('app.region.inspector')}
        </h2>
        <Head ids={ids} />
        {subject.isFailed ? (
          <EmptyState icon={<TriangleAlert aria-hidden="true" />} title={t('inspector.failed')} />
        ) : subject.isPending ? (
          <div className="inspector__fields" aria-busy="true">
            {isLate ? ['a', 'b', 'c'].map((row) => <Skeleton key={row} height="3.25rem" />) : null}
          </div>
        ) : (
          // Another subject is another set of fields: what was typed for the one before is saved as they go.
          <div key={key} className="inspector__described">
            {whole ? <FoundIn whole={whole} /> : null}
            {whole ? <Passages whole={whole} /> : null}
            <SubjectMarks ids={ids} whole={whole} />
            <div className="inspector__fields">
              <TextRow subject={subject} name="title" />
              {isMany ? <Guesses ids={ids} /> : null}
              <TextRow subject={subject} name="theme" />
              <DateRow subject={subject} />
            </div>
            <div className="inspector__fields">
              <TextRow subject={subject} name="caption" rows={3} />
              <TagRow subject={subject} name="keywords" />
              <TextRow subject={subject} name="event" />
              <TextRow subject={subject} name="place" />
              <TagRow subject={subject} name="people" />
              <TextRow subject={subject} name="unit" />
              <TextRow subject={subject} name="creator" />
              <TextRow subject={subject} name="copyright" />
            </div>
            {whole ? (
              <div className="inspector__sections">
                <Section name="facts" title={t('inspector.facts')}>
                  <Facts whole={whole} />
                </Section>
                {canBeRead(whole) ? (
                  <Section name="machine-words" title={t('machine.title')}>
                    <MachineWords whole={whole} />
                  </Section>
                ) : null}
                {whole.stacked.length > 0 ? (
                  <Section name="stack" title={t('inspector.stack')} note={formats.number(whole.stacked.length + 1)}>
                    <Stack whole={whole} />
                  </Section>
                ) : null}
                <Section name="rights" title={t('rights.section')}>
                  <RightsPart whole={whole} />
                </Section>
                <Section name="published" title={t('published.title')}>
                  <PublishedPart id={whole.id} />
                </Section>
                <Section
                  name="files"
                  title={t('inspector.files')}
                  {...(whole.files.length + whole.sidecars.length > 1
                    ? { note: formats.number(whole.files.length + whole.sidecars.length) }
                    : {})}
                >
                  <Files whole={whole} />
                </Section>
                {whole.versions.length > 0 ? (
                  <Section name="versions" title={t('versions.title')} note={formats.number(whole.versions.length)}>
                    <Versions whole={whole} />
                  </Section>
                ) : null}
                <Section
                  name="history"
                  title={t('inspector.history')}
                  {...(whole.history.length > 0 ? { note: formats.number(whole.history.length) } : {})}
                >
                  <History whole={whole} />
                </Section>
              </div>
            ) : null}
          </div>
        )}
      </div>
      <Tip name="take-out" />
      <div className="inspector__foot">
        {isMany ? (
          <Button icon={<PencilLine aria-hidden="true" />} onPress={() => startDoing('batch', ids)}>
            {t('batch.title', { count: ids.length })}
          </Button>
        ) : null}
        <Button icon={<Share aria-hidden="true" />} onPress={() => openExport(ids)}>
          {t('inspector.export', { count: ids.length })}
        </Button>
      </div>
    </div>
  );
}

function Nothing() {
  const t = useT();
  const info = useLibraryInfo();
  return (
    <div className="inspector inspector--nothing">
      <EmptyState icon={<MousePointerClick aria-hidden="true" />} title={t('inspector.nothing')}>
        {t('inspector.nothing.why')}
      </EmptyState>
      {info.data ? (
        <p className="inspector__counts">
          {t('inspector.counts', { count: info.data.assets })}
          {info.data.untitled > 0 ? <span>{t('inspector.counts-untitled', { count: info.data.untitled })}</span> : null}
        </p>
      ) : null}
    </div>
  );
}
