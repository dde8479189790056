// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/secrets.h"

#include <QRegularExpression>

#include <array>

using namespace Qt::StringLiterals;

namespace {

constexpr auto caseless = QRegularExpression::CaseInsensitiveOption;

// Names of secrets: they contain one of these words, or "key" after another word.
const QRegularExpression &secretName()
{
    static const QRegularExpression pattern(
        uR"(token|passw|passphrase|passwd|(^|[_\-.])(pwd|pass|pw|dsn|auth|jwt|pat)$|secret|credential|private[_\-.]?key)"
        uR"(|api[_\-.]?key|access[_\-.]?key|(?<![a-z])key[_\-.]?(base|material)|[a-z0-9][_\-.]key$|connection[_\-.]?string|cookie|bearer|signature|authorization$)"_s,
        caseless);
    return pattern;
}

// Names that contain one of these words but are harmless.
const QRegularExpression &harmlessName()
{
    static const QRegularExpression pattern(
        uR"(tokenizer|max[_\-.]?(new[_\-.]?)?tokens|num[_\-.]?tokens|tokens[_\-.]?per|token[_\-.]?(count|limit|length)|secret[_\-.]?name|_tokens$|publi[ck]?c?[_\-.]?key|topology[_\-.]?key|(^|[_\-.])(cache|sort|partition|primary|label)[_\-.]?key$)"_s,
        caseless);
    return pattern;
}

// Secrets within a text: the first and the last group stay, the rest of the match is masked.
const auto &secretPieces()
{
    static const std::array patterns = {
        // scheme://user:password@host
        QRegularExpression(uR"(([a-z][a-z0-9+.\-]*://)[^\s/?#@"']+@)"_s, caseless),
        // ?token=..., &X-Amz-Signature=...
        QRegularExpression(
            uR"(([?&](?:[a-z0-9_\-.]*(?:token|secret|passw(?:or)?d|signature|credential|api[_\-]?key|access[_\-]?key)|sig|key|auth|password)=)[^&\s#"']+)"_s,
            caseless),
        // Authorization: Bearer ...
        QRegularExpression(uR"(\b((?:bearer|basic)\s+)(?=\S*[0-9=])[a-z0-9._~+/\-]{8,}=*)"_s, caseless),
        // Tokens with a known prefix.
        QRegularExpression(
            uR"(()\b(?:hf_[A-Za-z0-9]{8,}|sk-[A-Za-z0-9_\-]{8,}|gh[pousr]_[A-Za-z0-9]{8,}|github_pat_\w{8,}|glpat-[\w\-]{8,}|xox[abprs]-[\w\-]{8,}|nvapi-[\w\-]{8,}|AKIA[A-Z0-9]{12,}|eyJ[\w\-]{8,}\.[\w\-]+\.?[\w\-]*))"_s),
        QRegularExpression(uR"(()-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(?:-----END [A-Z ]*PRIVATE KEY-----|$))"_s,
                           QRegularExpression::DotMatchesEverythingOption),
    };
    return patterns;
}

// "--token abc", "--token=abc", "API_KEY=abc", "password: abc"; quoted values as a whole.
QString maskFlags(const QString &text)
{
    static const QRegularExpression pattern(
        uR"((?<![?&\w.\-])(-{0,2}[A-Za-z_][\w.\-]*)(\s*[=]\s*|\s*:\s+|\s+)("[^"]*"|'[^']*'|[^\s"',;]+))"_s);
    // Fast path: most texts contain none of these words, and some texts are long.
    static const QRegularExpression stems(
        u"token|pass|pw|secret|credential|key|dsn|auth|jwt|pat|cookie|bearer|signature|connection"_s, caseless);
    if (!stems.match(text).hasMatch())
        return text;
    QString out;
    qsizetype done = 0;
    qsizetype from = 0;
    while (true) {
        const QRegularExpressionMatch match = pattern.match(text, from);
        if (!match.hasMatch())
            break;
        const QStringView name = match.capturedView(1);
        // After a plain word, a space is followed by the next word, not by a value.
        const bool names = name.startsWith(u'-') || !match.capturedView(2).trimmed().isEmpty();
        const bool isFlag = match.capturedView(3).startsWith(u"-") && match.capturedView(2).trimmed().isEmpty();
        if (!names || isFlag || !catalog::isSecretName(name)) {
            from = match.capturedEnd(1);
            continue;
        }
        out += QStringView(text).mid(done, match.capturedStart(3) - done);
        out += catalog::secretMask();
        done = match.capturedEnd(3);
        from = done;
    }
    if (done == 0)
        return text;
    return out.append(QStringView(text).mid(done));
}

} // namespace

namespace catalog {

QString secretMask()
{
    return u"••••••"_s;
}

bool isSecretName(QStringView name)
{
    // "accessKey" is judged as "access_Key".
    static const QRegularExpression hump(uR"(([a-z0-9])([A-Z]))"_s);
    const QString parts = name.toString().replace(hump, u"\\1_\\2"_s);
    return secretName().match(parts).hasMatch() && !harmlessName().match(parts).hasMatch();
}

QString maskedText(const QString &text)
{
    if (text.size() < 6)
        return text;
    QString out = maskFlags(text);
    for (const QRegularExpression &pattern : secretPieces()) {
        if (!pattern.match(out).hasMatch())
            continue;
        const bool isUserInfo = &pattern == secretPieces().data();
        out.replace(pattern, u"\\1"_s + secretMask() + (isUserInfo ? u"@"_s : QString()));
    }
    return out;
}

QString withoutSecret(QString text, const QString &secret)
{
    if (secret.isEmpty())
        return maskedText(text);
    const QByteArray bytes = secret.toUtf8();
    const auto option = QByteArray::Base64Option::OmitTrailingEquals;
    for (const QByteArray &form : {bytes, bytes.toPercentEncoding(), bytes.toBase64(option)})
        text.replace(QString::fromUtf8(form), secretMask());
    return maskedText(text);
}

QString maskedValue(const QString &key, const QString &text)
{
    if (!text.isEmpty() && isSecretName(key))
        return secretMask();
    return maskedText(text);
}

QString secretKey(const api::JsonNode &parent, const api::JsonNode &child)
{
    if (child.key != u"value")
        return child.key;
    for (const QStringView naming : {u"name", u"key"}) {
        if (const api::JsonNode *name = parent.child(naming); name && name->type == api::JsonNode::Type::String)
            return name->text;
    }
    return child.key;
}

api::JsonNode maskedJson(const api::JsonNode &root)
{
    api::JsonNode masked = root;
    for (std::size_t i = 0; i < masked.children.size(); ++i) {
        api::JsonNode &child = masked.children[i];
        const QString key = root.type == api::JsonNode::Type::Array ? root.key : secretKey(root, root.children[i]);
        const bool isText = child.type == api::JsonNode::Type::String || child.type == api::JsonNode::Type::Number;
        if (!isText) {
            child = maskedJson(root.children[i]);
            continue;
        }
        const QString text = maskedValue(key, child.text);
        if (text != child.text) {
            child.type = api::JsonNode::Type::String;
            child.text = text;
        }
    }
    return masked;
}

} // namespace catalog
