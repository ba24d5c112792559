/** The share sheet of the device. The button is there only where the device has one. */
const button = document.querySelector<HTMLButtonElement>('[data-share]');
const text = document.getElementById('share-text')?.textContent ?? '';
if (button && 'share' in navigator) {
  button.hidden = false;
  button.onclick = () => {
    // Whoever closes the sheet has changed their mind: that is no fault.
    navigator.share({ title: document.querySelector('h1')?.textContent ?? '', text }).catch(() => undefined);
  };
}
