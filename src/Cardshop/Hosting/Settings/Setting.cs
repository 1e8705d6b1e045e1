namespace Cardshop.Hosting.Settings;

/// <summary>Something that can be set, with what it means.</summary>
/// <param name="Key">Such as <c>scheduler.queue.lease</c>.</param>
/// <param name="Allowed">What may be given, as the end of a sentence that begins with "give".</param>
/// <param name="Meaning">For people.</param>
internal abstract record Setting(string Key, string Allowed, string Meaning)
{
    /// <summary>Whether the value must not be shown.</summary>
    public bool IsSecret { get; init; }

    /// <summary>What holds when nothing is set, where that depends on other things; null when it is a value.</summary>
    public string? DefaultText { get; init; }

    /// <summary>Puts a value in.</summary>
    /// <returns>Null when the value is not allowed.</returns>
    public abstract CardshopSettings? Apply(CardshopSettings settings, SettingValue value);

    /// <summary>The value as it would be written; empty for none.</summary>
    public abstract string Show(CardshopSettings settings);

    /// <summary>A setting with one value.</summary>
    public static Setting Of<T>(string key, ValueForm<T> form, Func<CardshopSettings, T> get, Func<CardshopSettings, T, CardshopSettings> set, string meaning) =>
        new Single<T>(key, form, get, set, meaning);

    /// <summary>A setting with any number of values.</summary>
    public static Setting Many<T>(
        string key, ValueForm<T> form, Func<CardshopSettings, IReadOnlyList<T>> get, Func<CardshopSettings, IReadOnlyList<T>, CardshopSettings> set, string meaning) =>
        new Several<T>(key, form, get, set, meaning);

    private sealed record Single<T>(string Key, ValueForm<T> Form, Func<CardshopSettings, T> Get, Func<CardshopSettings, T, CardshopSettings> Set, string Meaning)
        : Setting(Key, Form.Allowed, Meaning)
    {
        public override CardshopSettings? Apply(CardshopSettings settings, SettingValue value) =>
            value.Text is { } text && Form.TryParse(text, out var parsed) ? Set(settings, parsed) : null;

        public override string Show(CardshopSettings settings) => Form.Format(Get(settings));
    }

    private sealed record Several<T>(
        string Key, ValueForm<T> Form, Func<CardshopSettings, IReadOnlyList<T>> Get, Func<CardshopSettings, IReadOnlyList<T>, CardshopSettings> Set, string Meaning)
        : Setting(Key, $"any number of values, each {Form.Allowed}", Meaning)
    {
        public override CardshopSettings? Apply(CardshopSettings settings, SettingValue value)
        {
            var parsed = new List<T>();
            foreach (var item in value.Items)
            {
                if (!Form.TryParse(item, out var one))
                {
                    return null;
                }

                parsed.Add(one);
            }

            return Set(settings, parsed);
        }

        public override string Show(CardshopSettings settings) => string.Join(", ", Get(settings).Select(Form.Format));
    }
}
