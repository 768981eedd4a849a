/** The fields of a message, one column per shown language, each with the findings that concern it. */
import { ActionIcon } from '@mantine/core';
import { Fragment, type ReactNode } from 'react';
import type { MessageFinding } from '#contracts/messages.ts';
import { localeNames, type Locale } from '../../i18n/locale.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { useSay } from '../../i18n/say.ts';
import { TextAreaField, TextField } from '../../ui/field.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import {
  addStep,
  factNames,
  readBlock,
  removeStep,
  stepCount,
  stepsMax,
  writeBlock,
} from './message-draft.ts';
import type { MessageWork } from './message-work.ts';
import { messagesTexts } from './messages-texts.ts';

const subjectLengthMax = 50;

type BlockProps = {
  readonly work: MessageWork;
  readonly locale: Locale;
  readonly block: string;
  readonly label: string;
};

function Hints({ findings }: { readonly findings: readonly MessageFinding[] }) {
  const say = useSay();
  return findings.map((finding) => (
    <p key={finding.rule} className="message-hint">
      <Icon name="warn" size={14} />
      <span>{say(finding.statement)}</span>
    </p>
  ));
}

/** One block in one language: an error marks the field, a hint stands under it. */
function BlockField({ work, locale, block, label }: BlockProps) {
  const texts = useTexts(messagesTexts);
  const format = useFormat();
  const say = useSay();
  const findings = work.findings.filter((finding) => finding.locale === locale && finding.block === block);
  const errors = findings.filter(({ level }) => level === 'error');
  const text = readBlock(work.variants[locale], block);
  const field = {
    label,
    value: text,
    error: errors.length === 0 ? undefined : errors.map((finding) => say(finding.statement)).join(' '),
    onChange: (next: string) => work.change(writeBlock(work.variants, locale, block, next)),
  };
  const isLine = block === 'subject' || block === 'cta';
  return (
    <div>
      {isLine ? <TextField {...field} /> : <TextAreaField {...field} minRows={1} />}
      {block === 'subject' && text.length > subjectLengthMax - 10 && (
        <p className="message-length">
          {texts.length(format.number(text.length), format.number(subjectLengthMax))}
        </p>
      )}
      <Hints findings={findings.filter(({ level }) => level === 'warn')} />
    </div>
  );
}

type GroupProps = { readonly work: MessageWork; readonly shown: readonly Locale[] };

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="message-group" aria-label={title}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function BlockRow({
  work,
  shown,
  block,
  label,
}: GroupProps & { readonly block: string; readonly label: string }) {
  return (
    <div className="message-columns">
      {shown.map((locale) => (
        <div key={locale} lang={locale}>
          <BlockField work={work} locale={locale} block={block} label={label} />
        </div>
      ))}
    </div>
  );
}

function Steps({ work, shown }: GroupProps) {
  const texts = useTexts(messagesTexts);
  const format = useFormat();
  const count = stepCount(work.variants);
  const wrong = work.findings.filter(({ block, locale }) => block === 'steps' && shown.includes(locale));
  return (
    <Group title={texts.blocks.steps}>
      {Array.from({ length: count }, (_, index) => {
        const number = format.number(index + 1);
        return (
          // Steps have no identity but their place.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={index} className="message-step">
            <BlockRow work={work} shown={shown} block={`steps.${index + 1}`} label={texts.step(number)} />
            <ActionIcon
              variant="subtle"
              color="gray"
              size={24}
              aria-label={texts.removeStep(number)}
              onClick={() => work.change(removeStep(work.variants, index + 1))}
            >
              <Icon name="trash" />
            </ActionIcon>
          </div>
        );
      })}
      <Hints findings={wrong} />
      {count < stepsMax && (
        <TextButton onClick={() => work.change(addStep(work.variants))}>{texts.addStep}</TextButton>
      )}
    </Group>
  );
}

/** All fields; side by side when several languages are shown. */
export function MessageFields({ work, shown }: GroupProps) {
  const texts = useTexts(messagesTexts);
  const { blocks, groups } = texts;
  const row = { work, shown };
  return (
    <div className="message-fields" data-columns={shown.length}>
      {shown.length > 1 && (
        <div className="message-columns">
          {shown.map((locale) => (
            <Fragment key={locale}>
              <h3 lang={locale}>{localeNames[locale]}</h3>
            </Fragment>
          ))}
        </div>
      )}
      <Group title={groups.opening}>
        <BlockRow {...row} block="subject" label={blocks.subject} />
        <BlockRow {...row} block="lead" label={blocks.lead} />
      </Group>
      <Group title={groups.facts}>
        {factNames.map((fact) => (
          <BlockRow key={fact} {...row} block={`facts.${fact}`} label={blocks[fact]} />
        ))}
      </Group>
      <Steps {...row} />
      <Group title={groups.end}>
        <BlockRow {...row} block="cta" label={blocks.cta} />
        <BlockRow {...row} block="help" label={blocks.help} />
      </Group>
      <Hints
        findings={work.findings.filter(({ block, locale }) => block === 'message' && shown.includes(locale))}
      />
    </div>
  );
}
