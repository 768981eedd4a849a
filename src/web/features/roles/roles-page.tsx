/** Who does what in a rollout: the process manager, and the table of roles. */
import { responsibilityRoutes } from '#contracts/responsibilities.ts';
import { useRoute } from '../../api/hooks.ts';
import { Answer } from '../../app/answer.tsx';
import { useRollout, useRolloutId } from '../../app/rollout.ts';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { Page } from '../../ui/page.tsx';
import { ManagerCard } from './manager-card.tsx';
import { RolesTable } from './roles-table.tsx';
import { rolesTexts } from './roles-texts.ts';
import './roles.css';

export default function RolesPage() {
  const texts = useTexts(rolesTexts);
  const rollout = useRollout();
  const rolloutId = useRolloutId();
  const responsibilities = useRoute(responsibilityRoutes.getResponsibilities, { params: { rolloutId } });
  return (
    <Answer of={rollout} what={texts.title}>
      {({ name }) => (
        <Page title={texts.title} breadcrumb={{ label: name, to: `/rollouts/${rolloutId}` }}>
          <Answer of={responsibilities} what={texts.title}>
            {(found) => (
              <>
                <ManagerCard rolloutId={rolloutId} found={found} />
                <RolesTable rolloutId={rolloutId} roles={found.roles} />
              </>
            )}
          </Answer>
        </Page>
      )}
    </Answer>
  );
}
