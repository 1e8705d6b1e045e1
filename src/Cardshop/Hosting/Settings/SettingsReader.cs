using Cardshop.Hosting.Settings.Keys;

namespace Cardshop.Hosting.Settings;

/// <summary>
/// Puts together what holds: what files say, over that the environment, over that the command line. What is unknown and what is not allowed is
/// told with its source, all of it.
/// </summary>
/// <param name="environment">The variables.</param>
internal sealed class SettingsReader(SettingsEnvironment environment)
{
    private const string FileName = "cardshop.json";
    private const string SystemFile = "/etc/cardshop/" + FileName;

    private readonly List<string> _problems = [];
    private readonly Dictionary<string, string> _sources = new(StringComparer.Ordinal);
    private CardshopSettings _settings = new();

    /// <summary>Reads everything.</summary>
    /// <param name="flags">What the command line says.</param>
    /// <param name="config">The file that the command line names; null for none.</param>
    public SettingsReading Read(IReadOnlyList<SettingValue> flags, string? config)
    {
        IReadOnlyList<SettingValue> values = [.. environment.Read(), .. flags];
        var data = Path.GetFullPath(values.LastOrDefault(value => value is { Key: ServerKeys.Data, Text.Length: > 0 })?.Text ?? DefaultData());
        foreach (var value in FilesOf(data, config).SelectMany(file => SettingsFile.Read(file, _problems)))
        {
            if (value.Key is ServerKeys.Data)
            {
                _problems.Add($"{value.Key}: a file cannot set it ({value.Source}), because it says where the file is. Use --data or $CARDSHOP_DATA.");
            }
            else
            {
                Apply(value);
            }
        }

        foreach (var value in values)
        {
            Apply(value);
        }

        var settings = Complete(_settings with { Server = _settings.Server with { Data = data } });
        return new SettingsReading(settings, _sources, [.. _problems, .. SettingsRules.Check(settings).Select(Locate)]);
    }

    private static CardshopSettings Complete(CardshopSettings settings)
    {
        var data = settings.Server.Data;
        return settings with
        {
            Scheduler = settings.Scheduler with { DataFolder = Path.Join(data, "scheduler"), PublicUrl = settings.PublicUrl ?? settings.Scheduler.PublicUrl },
            Warehouse = settings.Warehouse with { Folder = settings.Warehouse.Folder.Length == 0 ? Path.Join(data, "warehouse") : settings.Warehouse.Folder },
            Worker = settings.Worker with { Cache = settings.Worker.Cache ?? Path.Join(data, "cache") },
        };
    }

    private string DefaultData()
    {
        var home = environment.Find("HOME") ?? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var folder = environment.Find("XDG_DATA_HOME")
            ?? (OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData) : Path.Join(home, ".local", "share"));
        return Path.Join(folder, "cardshop");
    }

    private IEnumerable<string> FilesOf(string data, string? config) =>
        (config ?? environment.ConfigFile) is { } named
            ? [Path.GetFullPath(named)]
            : new[] { SystemFile, Path.Join(data, FileName) }.Where(File.Exists);

    private void Apply(SettingValue value)
    {
        if (SettingCatalog.Find(value.Key) is not { } setting)
        {
            _problems.Add($"{value.Key}: there is no such setting ({value.Source}). \"cardshop config show\" lists all.");
        }
        else if (setting.Apply(_settings, value) is { } changed)
        {
            _settings = changed;
            _sources[value.Key] = value.Source;
        }
        else
        {
            _problems.Add($"{value.Key}: {(setting.IsSecret ? "its value" : $"\"{value}\"")} is not allowed ({value.Source}); give {setting.Allowed}.");
        }
    }

    private string Locate((string Key, string Problem) found) =>
        _sources.TryGetValue(found.Key, out var source) ? $"{found.Problem} It is set by {source}." : found.Problem;
}
