using Cardshop.TestKit;

namespace Cardshop.Formats.Hotspot.Recipes;

/// <summary>The recipes of the project's own that together have every key.</summary>
internal static class RecipeSamples
{
    private const string Folder = "tests/Cardshop.Formats/Hotspot/samples";

    public static string EveryKey => Read("every-key.yaml");

    public static IReadOnlyList<string> All => [.. Directory.GetFiles(Checkout.PathOf(Folder), "*.yaml").Order(StringComparer.Ordinal).Select(File.ReadAllText)];

    public static string Read(string name) => Checkout.Read($"{Folder}/{name}");
}
