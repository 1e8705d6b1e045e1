using Cardshop.Hotspot.Yaml;

namespace Cardshop.Scheduler.Recipes;

/// <summary>The secrets of a YAML document, wherever and however they are written in it.</summary>
internal static class SecretTree
{
    /// <summary>The secrets as programs get them: without quotes, escapes and indentation.</summary>
    public static IEnumerable<string> In(YamlNode node, bool isSecret = false) => node switch
    {
        YamlMapping mapping => mapping.Pairs.SelectMany(pair => In(pair.Value, isSecret || SecretPatterns.IsSecretName(pair.Key.Written))),
        YamlSequence sequence => sequence.Items.SelectMany(item => In(item, isSecret)),
        YamlScalar scalar when !isSecret => SecretPatterns.In(scalar.Written),
        YamlScalar scalar when SaysSomething(scalar) => [scalar.Written],
        _ => [],
    };

    /// <summary>The same document without its secrets.</summary>
    public static YamlNode Hide(YamlNode node, bool isSecret = false) => node switch
    {
        YamlMapping mapping => new YamlMapping(mapping.Pairs.Select(pair => new YamlPair(pair.Key, Hide(pair.Value, isSecret || SecretPatterns.IsSecretName(pair.Key.Written))))),
        YamlSequence sequence => new YamlSequence(sequence.Items.Select(item => Hide(item, isSecret))),
        YamlScalar scalar when isSecret => SaysSomething(scalar) ? YamlScalar.Of(SecretPatterns.Mask) : scalar,
        YamlScalar { Text: { } text } when SecretPatterns.In(text).Any() => YamlScalar.Of(SecretPatterns.Hide(text)),
        _ => node,
    };

    private static bool SaysSomething(YamlScalar scalar) => scalar.Tag is not (YamlTag.Null or YamlTag.Bool) && scalar.Written is not SecretPatterns.Mask;
}
