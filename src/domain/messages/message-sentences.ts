/** What the message check says about a text, in every language. */
import { speaking } from '../sentences/fill-template.ts';
import { defineSentences, stating, type Statement, type StatementOf } from '../sentences/statement.ts';

export const messageSentences = defineSentences({
  block_subject: { en: 'The subject', sv: 'Ämnet', de: 'Betreff' },
  block_lead: { en: 'The opening', sv: 'Inledningen', de: 'Einleitung' },
  block_who: { en: 'Who', sv: 'Vem', de: 'Wer' },
  block_what: { en: 'What', sv: 'Vad', de: 'Was' },
  block_when: { en: 'When', sv: 'När', de: 'Wann' },
  block_where: { en: 'Where', sv: 'Var', de: 'Wo' },
  block_why: { en: 'Why', sv: 'Varför', de: 'Warum' },
  block_step: { en: 'Step {number}', sv: 'Steg {number}', de: 'Schritt {number}' },
  block_cta: { en: 'The button', sv: 'Knappen', de: 'Schaltfläche' },
  block_help: { en: 'Help', sv: 'Hjälp', de: 'Hilfe' },
  message_block_empty: {
    en: '{block}: nothing stands here. Write it, so that nobody has to ask.',
    sv: '{block}: här står inget. Skriv det, så att ingen behöver fråga.',
    de: '{block}: Hier steht nichts. Schreiben Sie es, damit niemand nachfragen muss.',
  },
  message_braces_open: {
    en: '“{text}” has no closing }}.',
    sv: '”{text}” saknar avslutande }}.',
    de: 'Bei „{text}“ fehlt das schließende }}.',
  },
  message_tag_unknown: {
    en: '{tag} is not a placeholder. Use one of: {known}.',
    sv: '{tag} är ingen platshållare. Använd en av: {known}.',
    de: '{tag} ist kein Platzhalter. Verwenden Sie einen von: {known}.',
  },
  message_value_missing: {
    en: '{tag} can be empty. Add what to write then: {example}.',
    sv: '{tag} kan vara tom. Lägg till vad som ska stå då: {example}.',
    de: '{tag} kann leer sein. Ergänzen Sie, was dann dort steht: {example}.',
  },
  message_second_link: {
    en: '{block}: there is a second link. The button is the only call to action; remove the link.',
    sv: '{block}: det finns en andra länk. Knappen är den enda uppmaningen; ta bort länken.',
    de: '{block}: Hier steht ein zweiter Link. Die Schaltfläche ist die einzige Aufforderung; entfernen Sie ihn.',
  },
  message_date_missing: {
    en: 'When does not contain {tag}. Add it, so that everybody reads their own date.',
    sv: 'När innehåller inte {tag}. Lägg till det, så att alla läser sin egen dag.',
    de: 'Bei „Wann“ fehlt {tag}. Ergänzen Sie es, damit jede Person ihren Termin liest.',
  },
  message_no_steps: {
    en: 'There is no step. Say what the person does.',
    sv: 'Det finns inget steg. Säg vad personen gör.',
    de: 'Es gibt keinen Schritt. Sagen Sie, was die Person tut.',
  },
  message_too_many_steps: {
    en: 'There are {steps} steps. Keep at most {most}.',
    sv: 'Det finns {steps} steg. Behåll högst {most}.',
    de: 'Es gibt {steps} Schritte. Behalten Sie höchstens {most}.',
  },
  message_line_break: {
    en: 'The subject has a line break. Write it on one line.',
    sv: 'Ämnet har en radbrytning. Skriv det på en rad.',
    de: 'Der Betreff hat einen Zeilenumbruch. Schreiben Sie ihn in eine Zeile.',
  },
  message_subject_long: {
    en: 'The subject has {length} characters. Phones show about {most}.',
    sv: 'Ämnet har {length} tecken. Telefoner visar ungefär {most}.',
    de: 'Der Betreff hat {length} Zeichen. Telefone zeigen etwa {most}.',
  },
  message_too_long: {
    en: 'The message has {words} words. People read about {most}; shorten it.',
    sv: 'Meddelandet har {words} ord. Folk läser ungefär {most}; korta det.',
    de: 'Die Nachricht hat {words} Wörter. Gelesen werden etwa {most}; kürzen Sie sie.',
  },
  message_without_benefit: {
    en: 'The first sentence does not say what the reader gains. Begin with what they can do then.',
    sv: 'Första meningen säger inte vad läsaren vinner. Börja med vad de kan göra då.',
    de: 'Der erste Satz nennt keinen Nutzen. Beginnen Sie mit dem, was die Person danach tun kann.',
  },
  message_steps_differ: {
    en: '{here:# step|# steps} here, {there} in English. Make them equal.',
    sv: '{here:# steg|# steg} här, {there} på engelska. Gör dem lika.',
    de: 'Hier {here:steht # Schritt|stehen # Schritte}, im Englischen {there}. Gleichen Sie es an.',
  },
  message_tags_differ: {
    en: '{block}: the placeholders differ from the English ones. Make them equal.',
    sv: '{block}: platshållarna skiljer sig från de engelska. Gör dem lika.',
    de: '{block}: Die Platzhalter weichen vom Englischen ab. Gleichen Sie es an.',
  },
  message_dates_differ: {
    en: '{block}: a date or number differs from English. Make them equal.',
    sv: '{block}: ett datum eller tal skiljer sig från engelskan. Gör dem lika.',
    de: '{block}: Ein Datum oder eine Zahl weicht vom Englischen ab. Gleichen Sie es an.',
  },
});

export type MessageStatement = StatementOf<typeof messageSentences>;
export const messageStatement = stating(messageSentences);
export const sayOfMessages = speaking(messageSentences);

/** The name of a block, such as `facts.when` or `steps.2`, as a word of a sentence. */
export function nameBlock(block: string): Statement | string {
  const [group = '', part = ''] = block.split('.');
  if (group === 'steps') return messageStatement('block_step', { number: part });
  const code = `block_${group === 'facts' ? part : group}`;
  return code in messageSentences ? { code, data: {} } : block;
}
