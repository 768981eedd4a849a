/** The task chains that come with Bellwether, as templates in a language. */
import type { SentenceLocale } from '../sentences/sentence-locale.ts';
import { intuneWaveChain } from './intune-wave-chain.ts';
import { migrationCycleChain } from './migration-cycle-chain.ts';

const chains = { intune_wave: intuneWaveChain, migration_cycle: migrationCycleChain } as const;

export type BuiltInChainName = keyof typeof chains;
export const builtInChainNames = ['intune_wave', 'migration_cycle'] as const satisfies BuiltInChainName[];

/** A built-in chain with its name and tasks in a language. */
export function builtInChain(name: BuiltInChainName, locale: SentenceLocale) {
  const { names, tasks } = chains[name];
  return {
    name: names[locale],
    tasks: tasks.map(({ owner, words, ...rest }) => {
      const [title, instructions] = words[locale];
      return { ...rest, title, instructions, ownerRole: owner };
    }),
  };
}
