/**
 * Names of invented people: first names common in each country with surnames put together from syllables,
 * so that no surname points at a living family. Also the plain-letter form used in e-mail addresses.
 */
import type { Random } from '#domain/random/random.ts';
import type { SampleCountry } from './sample-vocabulary.ts';

const nordic =
  'Anna Karin Elin Sara Maja Ingrid Astrid Linnea Ebba Frida Johanna Hanna Sofia Emma Klara Lars Erik Nils Anders Johan Mattias Oskar Gustav Axel Björn Henrik Fredrik Jonas Viktor Emil';
const german =
  'Anna Katrin Lena Petra Sabine Julia Birgit Heike Monika Claudia Franziska Nina Svenja Greta Jürgen Stefan Thomas Matthias Uwe Tobias Florian Jan Felix Lukas Moritz Holger Ralf Dirk Kai Björn';
const polish =
  'Agnieszka Katarzyna Małgorzata Joanna Ewa Magdalena Monika Zofia Aleksandra Beata Dorota Hanna Piotr Paweł Krzysztof Tomasz Marcin Michał Jakub Łukasz Grzegorz Wojciech Kamil Rafał Maciej Adam';
const french =
  'Camille Léa Manon Chloé Sophie Céline Aurélie Nathalie Isabelle Élodie Claire Julie Pierre Julien Nicolas Thomas Antoine Mathieu Olivier Laurent François Hugo Lucas Étienne Benoît Romain';
const dutch =
  'Sanne Lotte Fleur Femke Marieke Anouk Eva Iris Esther Anneke Daan Bram Sander Jeroen Pieter Maarten Ruben Thijs Joost Willem Koen Bas';

const givenNames: Readonly<Record<SampleCountry, readonly string[]>> = {
  SE: nordic.split(' '),
  NO: nordic.split(' '),
  FI: nordic.split(' '),
  DE: german.split(' '),
  AT: german.split(' '),
  PL: polish.split(' '),
  FR: french.split(' '),
  NL: dutch.split(' '),
};

const firstSyllables =
  'Al Bel Cor Dal El Fen Gar Hal Is Jor Kal Lor Mar Nev Or Pel Quin Ras Sel Tor Ul Vel Wes Yor Zan Bri Dro Fli Gre Sto'.split(
    ' ',
  );
const middleSyllables = 'a e i o an el in or um ul av et il os'.split(' ');
const lastSyllables: Readonly<Record<SampleCountry, readonly string[]>> = {
  SE: 'bäck vret torn lid rud mosse näs tuna'.split(' '),
  NO: 'bäck vret torn lid rud mosse näs tuna'.split(' '),
  FI: 'bäck vret torn lid rud mosse näs tuna'.split(' '),
  DE: 'brecht feldt gruber horst kamp reuth wald zell'.split(' '),
  AT: 'brecht feldt gruber horst kamp reuth wald zell'.split(' '),
  PL: 'czak dura gała lik mira sik wicz zyn'.split(' '),
  FR: 'bert dieu gnon lier mond rault sier villon'.split(' '),
  NL: 'beek dijk haar kerk laan meer ster veen'.split(' '),
};

export type SampleName = {
  readonly givenName: string;
  readonly surname: string;
  /** "given.surname" in a-z only, for the part of an e-mail address before the "@". */
  readonly addressName: string;
};

/** Draws a given name and an invented surname for a person of the country. */
export function drawName(random: Random, country: SampleCountry): SampleName {
  const pick = (list: readonly string[]): string => list[random.integer(list.length)]!;
  const givenName = pick(givenNames[country]);
  const first = pick(firstSyllables);
  const middle = pick(middleSyllables);
  const last = pick(lastSyllables[country]);
  return {
    givenName,
    surname: first + middle + last,
    addressName: `${plainLetters(givenName)}.${first.toLowerCase()}${middle}${plainLetters(last)}`,
  };
}

/** Filled with the few hundred parts above on first use; folding letters anew for each person is slow. */
const plainForms = new Map<string, string>();

function plainLetters(part: string): string {
  let plain = plainForms.get(part);
  if (plain === undefined) {
    plain = part
      .toLowerCase()
      .replaceAll('ł', 'l')
      .normalize('NFD')
      .replaceAll(/[^a-z]/g, '');
    plainForms.set(part, plain);
  }
  return plain;
}
