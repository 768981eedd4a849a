// Sets the colour scheme before the first paint; the choice itself is kept by the theme switch.
(function () {
  var stored = null;
  try {
    stored = localStorage.getItem('bellwether-scheme');
  } catch {
    // Storage may be closed to us; the system's scheme is used then.
  }
  var dark = stored === 'dark' || (stored !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
