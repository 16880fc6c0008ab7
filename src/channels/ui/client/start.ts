// Runs before the page is drawn: govuk-frontend's scripts and styles look for these classes on the body.
document.body.classList.add('js-enabled')
if ('noModule' in HTMLScriptElement.prototype) document.body.classList.add('govuk-frontend-supported')
