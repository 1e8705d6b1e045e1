using System.Text;
using System.Text.Json;

namespace Cardshop.Formats.Hotspot.Yaml;

/// <summary>The real PyYAML.</summary>
internal static class PyYaml
{
    private const string Script = "Hotspot/Yaml/pyyaml.py";

    /// <summary>What <c>safe_load</c> makes of each text, in the spelling of <see cref="CanonicalText"/>, or "error ...".</summary>
    public static string[] Load(IReadOnlyCollection<string> texts) => PythonPeer.Ask(Script, ["load"], texts.Select(PythonPeer.Base64));

    /// <inheritdoc cref="Load(IReadOnlyCollection{string})"/>
    public static string[] Load(IReadOnlyCollection<byte[]> texts) => PythonPeer.Ask(Script, ["load"], texts.Select(PythonPeer.Base64));

    /// <summary>What <c>safe_dump</c> writes of each text's value, with the options given.</summary>
    public static string[] Dump(IReadOnlyCollection<(string Text, object Options)> cases) =>
        [.. PythonPeer.Ask(Script, ["dump"], cases.Select(item => JsonSerializer.Serialize(new { text = PythonPeer.Base64(item.Text), options = item.Options })))
            .Select(line => Encoding.UTF8.GetString(Convert.FromBase64String(line)))];

    public static bool Refuses(string answer) => answer.StartsWith("error ", StringComparison.Ordinal);
}
