/** Recomputes the chain of the audit log when asked, and says what came of it. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { auditRoutes, type AuditVerification } from '#contracts/audit.ts';
import { useRoute } from '../../api/hooks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { useSay } from '../../i18n/say.ts';
import { Card } from '../../ui/card.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { Notice } from '../../ui/notice.tsx';
import { auditTexts } from './audit-texts.ts';
import { CopyLine } from '../../ui/copy-line.tsx';

function Result({ result }: { readonly result: AuditVerification }) {
  const texts = useTexts(auditTexts);
  const say = useSay();
  const format = useFormat();
  if (!result.intact)
    return (
      <Notice
        tone="fail"
        title={texts.broken(result.brokenAt === null ? '?' : format.number(result.brokenAt))}
      >
        {say(result.explanation)}
      </Notice>
    );
  return (
    <>
      <Notice tone="pass" title={texts.intact(format.number(result.events))}>
        {texts.headHashText}
      </Notice>
      <CopyLine label={texts.headHash} text={result.headHash} />
    </>
  );
}

/** The question, the button, and the answer once it was asked. */
export function AuditVerificationCard() {
  const texts = useTexts(auditTexts);
  const [isAsked, setAsked] = useState(false);
  const check = useRoute(auditRoutes.verifyAuditLog, {}, { isEnabled: isAsked });
  const ask = () => {
    if (isAsked) void check.refetch();
    setAsked(true);
  };
  return (
    <Card>
      <div className="settings-verify">
        <div>
          <h2>{texts.verifyHead}</h2>
          <p className="bw-quiet">{texts.verifyText}</p>
        </div>
        <Button leftSection={<Icon name="check" />} loading={check.isFetching} onClick={ask}>
          {texts.verify}
        </Button>
      </div>
      {check.error !== null && <ProblemNotice problem={check.error} />}
      {isAsked && check.data !== undefined && !check.isFetching && <Result result={check.data} />}
    </Card>
  );
}
