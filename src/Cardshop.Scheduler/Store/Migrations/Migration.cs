namespace Cardshop.Scheduler.Store.Migrations;

/// <summary>A step from one schema to the next.</summary>
/// <param name="Number">1 or more, without gaps.</param>
/// <param name="Name">Of the file.</param>
/// <param name="Sql">What to run.</param>
internal sealed record Migration(int Number, string Name, string Sql);
