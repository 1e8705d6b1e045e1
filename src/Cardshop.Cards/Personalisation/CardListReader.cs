using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Cardshop.Cards.Personalisation;

/// <summary>
/// Reads a list of cards: CSV (RFC 4180) in UTF-8 whose first line names the columns: <c>serial</c>, which each card must have; <c>ssid</c>,
/// <c>passphrase</c>, <c>hostname</c>, <c>timezone</c>, or <c>ap.KEY</c> for any other key of the access point; <c>file:/PATH</c> for a file of
/// the card, with the name of a file of this machine in each line. What a line leaves empty stays as the image has it.
/// </summary>
/// <param name="readFile">Reads a file that a line names.</param>
public sealed class CardListReader(Func<string, byte[]> readFile)
{
    private const int LongestSerial = 64;

    private readonly List<string> _problems = [];
    private readonly List<CardDetails> _cards = [];
    private readonly Dictionary<string, int> _serials = new(StringComparer.Ordinal);

    /// <summary>Reads a list.</summary>
    /// <param name="text">The list.</param>
    /// <param name="name">What it is called in messages.</param>
    public CardList Read(TextReader text, string name)
    {
        using var csv = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture) { TrimOptions = TrimOptions.Trim, BadDataFound = null });
        try
        {
            if (!csv.Read())
            {
                return new CardList([], [$"{name}: is empty. Its first line must name the columns, such as: serial,ssid,passphrase"]);
            }

            var columns = Columns(csv.Record!, name);
            while (csv.Read())
            {
                ReadLine(csv, columns, name);
            }
        }
        catch (CsvHelperException error)
        {
            _problems.Add($"{name}:{csv.RawRow}: is not CSV: {error.Message}");
        }

        return new CardList(_cards, _problems);
    }

    /// <summary>Reads a list of one card.</summary>
    /// <param name="values">By the names of columns.</param>
    /// <param name="name">What it is called in messages.</param>
    public CardList Read(IReadOnlyDictionary<string, string> values, string name)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = new CsvWriter(text, CultureInfo.InvariantCulture, leaveOpen: true))
        {
            foreach (var line in new[] { values.Keys, values.Values })
            {
                foreach (var field in line)
                {
                    csv.WriteField(field);
                }

                csv.NextRecord();
            }
        }

        using var reader = new StringReader(text.ToString());
        return Read(reader, name);
    }

    private List<CardListColumn?> Columns(string[] names, string list)
    {
        var columns = names.Select(column => CardListColumn.TryParse(column, out var known) ? known : null).ToList();
        foreach (var (column, i) in columns.Select((column, i) => (column, i)))
        {
            if (column is null)
            {
                _problems.Add($"{list}:1: there is no column \"{names[i]}\"; there are serial, ssid, passphrase, hostname, timezone, ap.KEY and file:/PATH.");
            }
            else if (columns.IndexOf(column) != i)
            {
                _problems.Add($"{list}:1: the column \"{names[i]}\" is there twice.");
            }
        }

        if (!columns.Exists(column => column?.Kind == CardListColumn.Use.Serial))
        {
            _problems.Add($"{list}:1: the column \"serial\" is missing: each card needs a number of its own.");
        }

        return columns;
    }

    private void ReadLine(CsvParser csv, List<CardListColumn?> columns, string list)
    {
        var (place, fields) = ($"{list}:{csv.RawRow}", csv.Record!);
        if (fields.Length != columns.Count)
        {
            _problems.Add($"{place}: has {fields.Length} values for {columns.Count} columns.");
            return;
        }

        var before = _problems.Count;
        var values = columns.Zip(fields).Where(pair => pair.First is not null && pair.Second.Length > 0).ToList();
        var serial = values.Where(pair => pair.First!.Kind == CardListColumn.Use.Serial).Select(pair => pair.Second).FirstOrDefault("");
        RequireSerial(serial, csv.RawRow, place);
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (column, value) in values.Where(pair => pair.First!.Kind == CardListColumn.Use.Setting))
        {
            settings[column!.Target] = value;
        }

        var files = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        foreach (var (column, path) in values.Where(pair => pair.First!.Kind == CardListColumn.Use.File))
        {
            ReadFile(path, place, content => files[column!.Target] = content);
        }

        if (_problems.Count == before)
        {
            _cards.Add(new CardDetails(csv.RawRow, serial, settings, files));
        }
    }

    private void RequireSerial(string serial, int line, string place)
    {
        if (serial.Length is 0 or > LongestSerial || !serial.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
        {
            _problems.Add($"{place}: serial: \"{serial}\" is none; give 1 to {LongestSerial} letters, digits and - _ . to each card.");
        }
        else if (!_serials.TryAdd(serial, line))
        {
            _problems.Add($"{place}: serial: {serial} is that of line {_serials[serial]} already.");
        }
    }

    private void ReadFile(string path, string place, Action<byte[]> take)
    {
        try
        {
            take(readFile(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            _problems.Add($"{place}: {path}: cannot be read: {error.Message}");
        }
    }
}
