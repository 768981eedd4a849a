/** The first visit, through the one-time link of the server: `/setup#token`. */
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { setupRoutes } from '#contracts/setup.ts';
import { useRoute } from '../../api/hooks.ts';
import { Answer } from '../../app/answer.tsx';
import { BarePage } from '../../app/bare-page.tsx';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { accountsTexts } from './accounts-texts.ts';
import { SetupForm } from './setup-form.tsx';

/** A page that only says why there is no form. */
function Instead({
  title,
  lead,
  leadsToSignIn = false,
}: {
  readonly title: string;
  readonly lead: string;
  readonly leadsToSignIn?: boolean;
}) {
  const texts = useTexts(accountsTexts);
  return (
    <BarePage title={title} lead={lead}>
      {leadsToSignIn && (
        <div className="bw-bare-actions">
          <Button component={Link} to="/sign-in" variant="filled">
            {texts.toSignIn}
          </Button>
        </div>
      )}
    </BarePage>
  );
}

function Setup({ isNeeded }: { readonly isNeeded: boolean }) {
  const texts = useTexts(accountsTexts);
  // The token stands behind the #, which browsers never send anywhere.
  const [token] = useState(() => decodeURIComponent(location.hash.slice(1)));
  const [isExpired, setExpired] = useState(false);
  if (!isNeeded) return <Instead title={texts.setupDoneTitle} lead={texts.setupDone} leadsToSignIn />;
  if (token === '') return <Instead title={texts.linkMissingTitle} lead={texts.linkMissing} />;
  if (isExpired) return <Instead title={texts.linkExpiredTitle} lead={texts.linkExpired} />;
  return (
    <BarePage title={texts.setupTitle} lead={texts.setupLead}>
      <SetupForm token={token} onExpired={() => setExpired(true)} />
    </BarePage>
  );
}

export default function SetupPage() {
  const texts = useTexts(accountsTexts);
  const setup = useRoute(setupRoutes.getSetup, {});
  return (
    <Answer of={setup} what={texts.state}>
      {({ needed }) => <Setup isNeeded={needed} />}
    </Answer>
  );
}
