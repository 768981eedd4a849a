/**
 * Stands around the pages of one rollout: lets them through, and where the rollout of the address is in another of
 * the account's organisations, says so and leads there. A link must not look dead because of where one happens to be.
 */
import { Button } from '@mantine/core';
import { Outlet, useLocation } from '@tanstack/react-router';
import { rolloutRoutes } from '#contracts/rollouts.ts';
import { useRoute } from '../api/hooks.ts';
import { useTexts } from '../i18n/locale-provider.tsx';
import { Loading } from '../ui/progress.tsx';
import { appTexts } from './app-texts.ts';
import { BarePage } from './bare-page.tsx';
import { NotFoundPage } from './error-page.tsx';
import { useRollout, useRolloutId } from './rollout.ts';
import { useSwitchOrganisation } from './switch-organisation.ts';

/** The pages below, unless the rollout is not in this organisation. */
export function RolloutGate() {
  const rollout = useRollout();
  return rollout.error?.code === 'not_found' ? <Elsewhere /> : <Outlet />;
}

function Elsewhere() {
  const texts = useTexts(appTexts);
  const home = useRoute(rolloutRoutes.findRolloutHome, { params: { rolloutId: useRolloutId() } });
  const address = useLocation({ select: ({ href }) => href });
  const { switchTo, isSwitching } = useSwitchOrganisation();
  if (home.isPending) return <Loading />;
  if (home.data === undefined) return <NotFoundPage />;
  const { organisationId, name } = home.data;
  return (
    <BarePage title={texts.elsewhereTitle(name)} lead={texts.elsewhereText}>
      <div className="bw-bare-actions">
        <Button variant="filled" loading={isSwitching} onClick={() => switchTo(organisationId, address)}>
          {texts.openThere}
        </Button>
      </div>
    </BarePage>
  );
}
