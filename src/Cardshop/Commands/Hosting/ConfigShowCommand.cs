using System.CommandLine;
using Cardshop.Hosting.Settings;

namespace Cardshop.Commands.Hosting;

/// <summary><c>cardshop config show</c></summary>
internal static class ConfigShowCommand
{
    private const string Default = "default";
    private const string Hidden = "***";

    public static Command Create()
    {
        var options = new SettingsOptions();
        var command = new Command("show", "Say what can be set, what holds, where it comes from and what it means. Secrets are not shown.");
        options.AddTo(command);
        command.SetBody((session, parse, _) =>
        {
            var reading = options.Read(parse);
            reading.Require();
            var settings = SettingCatalog.All.Select(setting => Describe(setting, reading)).ToList();
            session.Reporter.Result(ExitCode.Ok, new ConfigShowResult(settings), ResultJson.Default.ConfigShowResult, string.Join("\n\n", settings.Select(Text)));
            return ExitCode.Ok;
        });
        return command;
    }

    private static ShownSetting Describe(Setting setting, SettingsReading reading)
    {
        var source = reading.Sources.GetValueOrDefault(setting.Key, Default);
        var value = setting.Show(reading.Settings);
        var text = setting.Show(new CardshopSettings());
        return new ShownSetting(
            setting.Key,
            setting.IsSecret && value.Length > 0 ? Hidden : value,
            source,
            setting.Meaning,
            setting.Allowed,
            setting.DefaultText ?? (text.Length == 0 ? "none" : $"`{text}`"),
            setting.IsSecret);
    }

    private static string Text(ShownSetting setting) =>
        $"{setting.Key} = {(setting.Value.Length == 0 ? "(none)" : setting.Value)}  [{setting.Source}]\n    {setting.Meaning.Replace("`", "", StringComparison.Ordinal)}";
}
