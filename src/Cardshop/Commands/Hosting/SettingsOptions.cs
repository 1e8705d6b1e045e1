using System.CommandLine;
using Cardshop.Hosting.Settings;
using Cardshop.Hosting.Settings.Keys;

namespace Cardshop.Commands.Hosting;

/// <summary>The options by which settings are found: <c>--data</c> and <c>--config</c>.</summary>
internal class SettingsOptions
{
    private readonly Option<string> _data = new("--data")
    {
        Description = "The folder for all that is kept. Default: $CARDSHOP_DATA, else cardshop in $XDG_DATA_HOME or ~/.local/share.",
        HelpName = "DIR",
    };

    private readonly Option<string> _config = new("--config")
    {
        Description = "Read settings from this file only. Default: $CARDSHOP_CONFIG, else /etc/cardshop/cardshop.json and cardshop.json in the data folder.",
        HelpName = "FILE",
    };

    public virtual void AddTo(Command command)
    {
        command.Add(_data);
        command.Add(_config);
    }

    public SettingsReading Read(ParseResult parse) => new SettingsReader(SettingsEnvironment.OfProcess()).Read([.. Flags(parse)], parse.GetValue(_config));

    /// <summary>What the command line says about settings.</summary>
    protected virtual IEnumerable<SettingValue> Flags(ParseResult parse) => Flag(parse, _data, ServerKeys.Data);

    protected static IEnumerable<SettingValue> Flag(ParseResult parse, Option<string> option, string key) =>
        parse.GetValue(option) is { } text ? [SettingValue.One(key, option.Name, text)] : [];
}
