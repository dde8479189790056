// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/list/listcopy.h"

#include "models/table/windowmodel.h"
#include "views/list/copypopup.h"
#include "views/look/followfont.h"
#include "views/look/icons.h"
#include "views/look/isolate.h"
#include "views/look/plaintext.h"
#include "views/widgets/controls.h"
#include "views/widgets/pickpopup.h"

namespace views {
namespace {

Ink inkOf(Tone tone)
{
    switch (tone) {
    case Tone::Success:
        return Ink::Success;
    case Tone::Warning:
        return Ink::Warning;
    case Tone::Danger:
        return Ink::Danger;
    case Tone::Info:
        return Ink::Info;
    case Tone::Neutral:
        break;
    }
    return Ink::Secondary;
}

} // namespace

ListCopy::ListCopy(catalog::Resource resource, replica::CopySource &source, const table::WindowModel &model,
                   QWidget *parent)
    : QToolButton(parent)
    , m_resource(resource)
    , m_source(source)
    , m_model(model)
{
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setFocusPolicy(Qt::TabFocus);
    fixHeight(*this, appMetrics().barControl - appMetrics().text);
    connect(this, &QToolButton::clicked, this, [this] {
        if (m_words.onClick != CopyWords::Action::None)
            act(m_words.onClick);
        else
            open();
    });
    connect(&source, &replica::CopySource::changed, this, &ListCopy::showState);
    connect(&model, &table::WindowModel::totalChanged, this, &ListCopy::showState);
    connect(&model, &table::WindowModel::updated, this, &ListCopy::showState);
    showState();
}

void ListCopy::setFormatContext(const table::FormatContext &context)
{
    m_context = context;
    showState();
}

void ListCopy::act(CopyWords::Action action)
{
    using Action = CopyWords::Action;
    switch (action) {
    case Action::None:
        break;
    case Action::Load:
    case Action::TryAgain:
        m_source.load();
        break;
    case Action::LoadAnyway:
        m_source.load(replica::CopySource::mostRows);
        break;
    case Action::Cancel:
        m_source.cancel();
        break;
    case Action::ReadAgain:
        m_source.readAgain();
        break;
    case Action::Drop:
        m_source.drop();
        break;
    }
}

void ListCopy::showState()
{
    const qint64 total = m_model.hasAnswer() && m_model.isTotalExact() ? m_model.total() : -1;
    m_words = copyWords(m_source.state(), m_resource, m_model.isWhole(), total, m_context);
    setVisible(!m_words.label.isEmpty());
    setText(isolated(m_words.label));
    setAccessibleName(m_words.label);
    setToolTip(m_words.toolTip.isEmpty() ? QString() : plainToolTip(m_words.toolTip));
    setIcon(views::icon("store", inkOf(m_words.tone)));
    setProperty("opensPopup", m_words.onClick == CopyWords::Action::None);
    update();
    if (m_popup && m_words.onClick == CopyWords::Action::None)
        m_popup->setWords(m_words);
    else if (m_popup)
        m_popup->close();
}

void ListCopy::open()
{
    m_popup = new CopyPopup(this);
    m_popup->setWords(m_words);
    connect(m_popup, &CopyPopup::chosen, this, &ListCopy::act);
    popupBelow(m_popup, this);
}

} // namespace views
