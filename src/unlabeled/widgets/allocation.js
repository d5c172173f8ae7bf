function render({ model, el }) {
  el.append(make('p', { class: 'u-part u-label' }, model.get('label')));
}

export default { render };
