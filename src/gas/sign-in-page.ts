import type { Done } from '../sidebar/protocol';

/** `<?=` escapes what it writes. */
const PAGE = `<!doctype html>
<html lang="en">
<head>
<base target="_top">
<meta name="viewport" content="width=device-width">
<style>
body { max-width: 28rem; margin: 20vh auto 0; padding: 0 1rem; font: 16px/1.5 Arial, sans-serif; color: #1f1f1f; }
h1 { font-size: 24px; font-weight: 400; }
</style>
</head>
<body>
<h1><?= title ?></h1>
<p><?= message ?></p>
<p><?= end ?></p>
</body>
</html>`;

/** What a person sees who comes back from a sign-in: how it ended, and nothing secret. */
export function signInPage({ ok, message }: Done): GoogleAppsScript.HTML.HtmlOutput {
  const template = HtmlService.createTemplate(PAGE);
  template['title'] = ok ? 'Signed in' : 'Not signed in';
  template['message'] = message;
  template['end'] = ok ? 'You can close this tab.' : 'Close this tab and go back to the sidebar.';
  return template.evaluate().setTitle('Tieout');
}
