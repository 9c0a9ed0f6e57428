import { render } from 'preact';

const root = document.getElementById('sidebar');
if (root) render(<p>Tieout</p>, root);
