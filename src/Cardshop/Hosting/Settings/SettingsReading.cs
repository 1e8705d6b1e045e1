namespace Cardshop.Hosting.Settings;

/// <summary>What came of reading all settings.</summary>
/// <param name="Settings">What holds; what is wrong left out.</param>
/// <param name="Sources">Which source has set which key.</param>
/// <param name="Problems">All that is wrong, for people.</param>
internal sealed record SettingsReading(CardshopSettings Settings, IReadOnlyDictionary<string, string> Sources, IReadOnlyList<string> Problems)
{
    /// <exception cref="SettingsException">Something is wrong.</exception>
    public CardshopSettings Require() => Problems.Count == 0 ? Settings : throw new SettingsException(Problems);
}
