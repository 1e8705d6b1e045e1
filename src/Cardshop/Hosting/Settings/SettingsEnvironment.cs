using System.Collections;
using System.Globalization;
using Cardshop.Hosting.Settings.Keys;

namespace Cardshop.Hosting.Settings;

/// <summary>
/// Reads settings from variables: <c>CARDSHOP__SCHEDULER__QUEUE__LEASE=30s</c>, and for one part of a list each
/// <c>CARDSHOP__SCHEDULER__SOURCES__ALLOWED_FOLDERS__0=/srv/zim</c>.
/// </summary>
/// <param name="variables">By their names.</param>
internal sealed class SettingsEnvironment(IReadOnlyDictionary<string, string> variables)
{
    private const string Prefix = "CARDSHOP__";
    private const string DataVariable = "CARDSHOP_DATA";
    private const string ConfigVariable = "CARDSHOP_CONFIG";
    private const string UrlsVariable = "ASPNETCORE_URLS";

    /// <summary>Those of this process.</summary>
    public static SettingsEnvironment OfProcess() => new(Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
        .ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? "", StringComparer.Ordinal));

    /// <summary>The file that is named; null for none.</summary>
    public string? ConfigFile => Find(ConfigVariable);

    /// <summary>What a variable says; null when it is not set or empty.</summary>
    public string? Find(string name) => variables.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

    /// <summary>All of them; those with names of their own first, because the others are more precise.</summary>
    public IReadOnlyList<SettingValue> Read() => [.. Own(ServerKeys.Data, DataVariable), .. Own(ServerKeys.Urls, UrlsVariable), .. Values(), .. Lists()];

    private IEnumerable<SettingValue> Own(string key, string name) => Find(name) is { } value ? [SettingValue.One(key, $"${name}", value)] : [];

    private IEnumerable<SettingValue> Values() =>
        from variable in Prefixed()
        where variable.Index is null
        select SettingValue.One(variable.Key, $"${variable.Name}", variable.Value);

    private IEnumerable<SettingValue> Lists() =>
        from variable in Prefixed()
        where variable.Index is not null
        group variable by variable.Key into list
        let parts = list.OrderBy(part => part.Index).ToList()
        select SettingValue.List(list.Key, $"${parts[0].Name}", [.. parts.Select(part => part.Value)]);

    private IEnumerable<(string Name, string Key, int? Index, string Value)> Prefixed()
    {
        foreach (var (name, value) in variables.Where(variable => variable.Key.StartsWith(Prefix, StringComparison.Ordinal)).OrderBy(variable => variable.Key, StringComparer.Ordinal))
        {
            var parts = name[Prefix.Length..].ToLowerInvariant().Split("__");
            var isPart = int.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var index);
            yield return (name, string.Join('.', isPart ? parts[..^1] : parts), isPart ? index : null, value);
        }
    }
}
