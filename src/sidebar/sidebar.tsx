import { render } from 'preact';
import { App } from './app';

const root = document.getElementById('sidebar');
if (root) render(<App />, root);
