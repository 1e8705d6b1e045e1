namespace Cardshop.Hosting.Settings;

/// <summary>Settings cannot be used. The problems say which, where they come from, and what to write instead.</summary>
internal sealed class SettingsException(IReadOnlyList<string> problems) : Exception(string.Join('\n', problems))
{
    public IReadOnlyList<string> Problems => problems;
}
