using System.Reflection;

namespace Cardshop.Scheduler.Store.Migrations;

/// <summary>The steps that come with this program.</summary>
internal static class MigrationScripts
{
    private const string Prefix = "migrations/";

    public static IReadOnlyList<Migration> Sqlite { get; } = Load();

    private static List<Migration> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => new Migration(int.Parse(name.AsSpan(Prefix.Length, 4)), name[Prefix.Length..], Text(assembly, name)))];
    }

    private static string Text(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
